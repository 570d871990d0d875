using Opik.Contracts;

namespace Opik.Storage;

/// <summary>The stored state of a runner, of one of its jobs or bridge commands, or of a pairing session.</summary>
/// <param name="Id">Id.</param>
/// <param name="Kind">What it is: <c>runner</c>, <c>job</c>, <c>command</c>, <c>session</c>.</param>
/// <param name="WorkspaceId">The workspace.</param>
/// <param name="ProjectId">The project.</param>
/// <param name="Data">The state, as the server wrote it.</param>
public sealed record RunnerRecord(Guid Id, string Kind, Guid WorkspaceId, Guid ProjectId, JsonText Data);
