namespace Opik.Storage;

/// <summary>An item of a queue.</summary>
/// <param name="Id">Trace id or thread model id.</param>
/// <param name="IsAutomated">Whether the automation added it.</param>
public sealed record QueueItem(Guid Id, bool IsAutomated);
