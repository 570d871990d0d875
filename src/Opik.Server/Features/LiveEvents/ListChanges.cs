namespace Opik.Server.Features.LiveEvents;

/// <summary>Tells open pages that a list of small entities changed. Requests are seen by <see cref="ListChangeMiddleware"/>; workers raise it themselves.</summary>
internal sealed class ListChanges
{
    /// <summary>Raised after the change is stored; handlers only note it and return.</summary>
    public event Action<ListChange>? Changed;

    /// <summary>Tells that <paramref name="list"/> changed.</summary>
    public void Raise(Guid workspaceId, string list) => Changed?.Invoke(new ListChange(workspaceId, list));
}
