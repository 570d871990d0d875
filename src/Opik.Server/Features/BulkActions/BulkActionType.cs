namespace Opik.Server.Features.BulkActions;

/// <summary>What is done to many rows.</summary>
internal enum BulkActionType
{
    /// <summary>Adds and removes tags.</summary>
    Tag,

    /// <summary>Deletes.</summary>
    Delete,

    /// <summary>Makes dataset items of traces or spans.</summary>
    AddToDataset,

    /// <summary>Puts traces or threads into an annotation queue.</summary>
    AddToQueue,

    /// <summary>Applies online rules now.</summary>
    Evaluate,

    /// <summary>Takes traces or threads out of an annotation queue.</summary>
    RemoveFromQueue,

    /// <summary>Turns rules or alerts on.</summary>
    Enable,

    /// <summary>Turns rules or alerts off.</summary>
    Disable,
}
