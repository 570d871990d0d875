using Opik.Server.Hosting.Errors;
using Opik.Storage;

namespace Opik.Server.Features.Ingest;

/// <summary>Finds, or makes, the projects and environments that a write names.</summary>
internal sealed class WriteTargets(IProjects projects, IEnvironmentNames environments, ITraceReads traces)
{
    // Between the end of the writing to a project and that of its name lie two commits.
    private const int Attempts = 6;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// Project of an update. Without id and name it is that of <paramref name="traceId"/>, so that a change need not
    /// repeat the project, and the default project only while the trace is unknown.
    /// </summary>
    public async ValueTask<Guid> ProjectOfUpdateAsync(Scope scope, Guid traceId, EntityDraft update, CancellationToken cancellationToken)
    {
        if (update.ProjectId is null && string.IsNullOrWhiteSpace(update.ProjectName)
            && (await traces.GetProjectsAsync(scope, [traceId], cancellationToken)).TryGetValue(traceId, out var known))
            return known;
        return await ProjectAsync(scope, update.ProjectId, update.ProjectName, cancellationToken);
    }

    /// <summary>
    /// Project of a write: by id (404 when unknown), else by name, made when absent; without a name the default project.
    /// </summary>
    public async ValueTask<Guid> ProjectAsync(Scope scope, Guid? id, string? name, CancellationToken cancellationToken)
    {
        if (id is not { } known)
            return await projects.ResolveAsync(scope, name, cancellationToken);
        return await projects.GetAsync(scope, known, cancellationToken) is null
            ? throw ApiException.NotFound($"Project id: {known:D} not found")
            : known;
    }

    /// <summary>Project ids by the names that a batch uses; <see cref="Project"/> looks one up.</summary>
    public async ValueTask<Dictionary<string, Guid>> ProjectsAsync<T>(
        Scope scope, IReadOnlyList<T> rows, Func<T, string?> name, CancellationToken cancellationToken)
    {
        var ids = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var key = name(row) ?? string.Empty;
            if (!ids.ContainsKey(key))
                ids.Add(key, await projects.ResolveAsync(scope, key, cancellationToken));
        }

        return ids;
    }

    /// <summary>
    /// Runs a write that looks up its projects. It runs again when one of them is deleted after it has been looked up: its name
    /// is free in a moment, and what comes under it belongs to a new project.
    /// </summary>
    public static async Task StoreAsync(Func<Task> write)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await write();
                return;
            }
            catch (ProjectDeletedException) when (attempt < Attempts)
            {
                await Task.Delay(FirstPause * attempt);
            }
        }
    }

    /// <summary>The project of <paramref name="name"/> among those that <see cref="ProjectsAsync"/> found.</summary>
    public static Guid Project(Dictionary<string, Guid> ids, string? name) => ids[name ?? string.Empty];

    /// <summary>Makes the environments known that the rows name.</summary>
    public ValueTask EnsureEnvironmentsAsync<T>(Scope scope, IReadOnlyList<T> rows, Func<T, string?> environment, CancellationToken cancellationToken)
    {
        HashSet<string>? names = null;
        foreach (var row in rows)
        {
            if (environment(row) is { } name)
                (names ??= []).Add(name);
        }

        return names is null ? ValueTask.CompletedTask : environments.EnsureAsync(scope, names, cancellationToken);
    }
}
