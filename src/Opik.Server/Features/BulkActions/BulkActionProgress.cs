namespace Opik.Server.Features.BulkActions;

/// <summary>How far a bulk action has come.</summary>
/// <param name="Done">Rows that it was applied to.</param>
/// <param name="Below">Rows of a query below this id are left.</param>
/// <param name="Next">Named rows from this place on are left.</param>
internal sealed record BulkActionProgress(long Done, Guid? Below, int Next);
