using Opik.Server.OpenApi;

namespace Opik.Server.Features.Threads;

/// <summary>One thread, named by the id that its client gave; <c>project_name</c> or <c>project_id</c> says where.</summary>
[RequiredMembers(nameof(ThreadId))]
internal sealed record ThreadIdentifierBody(string ThreadId, string? ProjectName, Guid? ProjectId, bool? Truncate);

/// <summary>Threads, named one by one or in a list.</summary>
internal sealed record ThreadIdentifiersBody(string? ThreadId, IReadOnlyList<string>? ThreadIds, string? ProjectName, Guid? ProjectId);

/// <summary>Tags of a thread.</summary>
internal sealed record ThreadUpdateBody(IReadOnlyList<string>? Tags, IReadOnlyList<string>? TagsToAdd, IReadOnlyList<string>? TagsToRemove);
