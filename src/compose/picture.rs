//! Pictures in sections, with caption and credit.
use crate::model::Image;
use crate::page::NodeId;
use super::flow::Flow;
use super::setter::Setter;
pub(super) fn flow(_: &mut Setter<'_>, _: &Image, _: NodeId, _: &mut Flow) {}
