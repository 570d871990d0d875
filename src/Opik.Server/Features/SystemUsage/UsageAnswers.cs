namespace Opik.Server.Features.SystemUsage;

/// <summary>Traces of a workspace on the wire.</summary>
internal sealed record WorkspaceTraceCount(Guid Workspace, long TraceCount);

/// <summary>Spans of a workspace on the wire.</summary>
internal sealed record WorkspaceSpanCount(Guid Workspace, long SpanCount);

/// <summary>Entities of a user in a workspace on the wire.</summary>
internal sealed record UserCountView(Guid WorkspaceId, string User, long Count);

/// <summary>Spans of a user in a project on the wire; no name when the project was deleted.</summary>
internal sealed record ProjectUserCountView(Guid WorkspaceId, Guid ProjectId, string? ProjectName, string User, long Count);

internal sealed record TraceCountAnswer(IReadOnlyList<WorkspaceTraceCount> WorkspacesTracesCount);

internal sealed record SpanCountAnswer(IReadOnlyList<WorkspaceSpanCount> WorkspacesSpansCount);

internal sealed record UserCountAnswer(IReadOnlyList<UserCountView> BiInformation);

internal sealed record SpanBreakdownAnswer(IReadOnlyList<ProjectUserCountView> Breakdown);
