using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Experiments;

/// <summary>Projects of experiments: names for those that exist, and which do not any more.</summary>
internal sealed class ExperimentProjects(IProjects projects, IExperiments experiments)
{
    /// <summary>Names by id; deleted projects have none.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(Scope scope, IEnumerable<Guid?> ids, CancellationToken cancellationToken)
    {
        Guid[] distinct = [.. ids.OfType<Guid>().Distinct()];
        if (distinct.Length == 0)
            return new Dictionary<Guid, string>();
        return (await projects.GetManyAsync(scope, distinct, cancellationToken)).ToDictionary(project => project.Id, project => project.Name);
    }

    /// <summary>The query, narrowed to experiments whose project is deleted, or to the others.</summary>
    public async Task<ExperimentQuery> NarrowAsync(Scope scope, ExperimentQuery query, bool? projectDeleted, CancellationToken cancellationToken)
    {
        if (projectDeleted is not { } wanted)
            return query;
        var used = await experiments.GetProjectsAsync(scope, cancellationToken);
        var known = await NamesAsync(scope, used.Select(id => (Guid?)id), cancellationToken);
        Guid[] deleted = [.. used.Where(id => !known.ContainsKey(id))];
        if (!wanted)
            return query with { NotProjectIds = deleted };
        return query with { ProjectIds = query.ProjectIds is { } given ? [.. given.Intersect(deleted)] : deleted };
    }
}
