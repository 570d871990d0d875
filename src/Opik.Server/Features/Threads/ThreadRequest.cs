using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Threads;

/// <summary>Bodies that name threads of a project by the ids that clients gave them.</summary>
internal sealed class ThreadRequest
{
    public string? ProjectName { get; private set; }

    public Guid? ProjectId { get; private set; }

    public string? ThreadId { get; private set; }

    public IReadOnlyList<string>? ThreadIds { get; private set; }

    public bool Truncate { get; private set; }

    /// <summary><c>thread_id</c> and <c>thread_ids</c> together.</summary>
    public IReadOnlyList<string> All => ThreadId is null ? ThreadIds ?? [] : ThreadIds is null ? [ThreadId] : [.. ThreadIds, ThreadId];

    public static ThreadRequest Read(ref JsonCursor cursor)
    {
        var request = new ThreadRequest();
        while (cursor.NextMember())
        {
            if (cursor.Is("project_name"u8))
                request.ProjectName = cursor.ReadText();
            else if (cursor.Is("project_id"u8))
                request.ProjectId = cursor.ReadId();
            else if (cursor.Is("thread_id"u8))
                request.ThreadId = cursor.ReadText();
            else if (cursor.Is("thread_ids"u8))
                request.ThreadIds = cursor.ReadTexts();
            else if (cursor.Is("truncate"u8))
                request.Truncate = cursor.ReadFlag() ?? false;
            else
                cursor.Skip();
        }

        return request;
    }

    /// <summary>422 unless there is one thread id.</summary>
    public ThreadRequest WithOneThread()
    {
        var violations = new Violations();
        violations.CheckNotBlank(string.Empty, "threadId", ThreadId);
        violations.ThrowIfAny();
        return this;
    }

    /// <summary>422 unless there are 1 to 1000 thread ids, none blank.</summary>
    public ThreadRequest WithThreads(string member = "threadIds")
    {
        var violations = new Violations();
        violations.CheckBatch(member, ThreadIds is null && ThreadId is null ? null : All.Count);
        foreach (var id in All)
            violations.CheckNotBlank(string.Empty, $"{member}[].<list element>", id);
        violations.ThrowIfAny();
        return this;
    }

    /// <summary>The project; 422 when none is named, 404 when it is unknown.</summary>
    public Task<Guid> ProjectAsync(IProjects projects, Scope scope, CancellationToken cancellationToken) =>
        ProjectId is null && string.IsNullOrWhiteSpace(ProjectName)
            ? throw ApiException.Invalid("Either project_name or project_id must be provided")
            : projects.RequireAsync(scope, ProjectId, ProjectName, cancellationToken);
}
