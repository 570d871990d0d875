namespace Opik.Server.Features.LiveEvents;

/// <summary>A list that changed: <c>datasets</c>, <c>experiments</c>, <c>prompts</c>, … as in the path of its routes.</summary>
/// <param name="WorkspaceId">The workspace.</param>
/// <param name="List">Name of the list.</param>
internal readonly record struct ListChange(Guid WorkspaceId, string List);
