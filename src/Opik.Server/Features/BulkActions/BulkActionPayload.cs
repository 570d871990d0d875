namespace Opik.Server.Features.BulkActions;

/// <summary>What the job of a bulk action has to do.</summary>
/// <param name="Request">The action and the rows.</param>
/// <param name="Newest">The newest row there was: what comes later is not meant. Null: the rows are named.</param>
/// <param name="Total">Rows when it was asked for.</param>
/// <param name="TotalEstimated">Whether that is an estimate.</param>
internal sealed record BulkActionPayload(BulkActionBody Request, Guid? Newest, long Total, bool TotalEstimated);
