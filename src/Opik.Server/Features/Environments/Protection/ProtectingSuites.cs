using Opik.Server.Hosting.Errors;
using Opik.Storage;

namespace Opik.Server.Features.Environments.Protection;

/// <summary>The test suites that a protection names.</summary>
internal sealed class ProtectingSuites(IDatasets datasets)
{
    /// <summary>Those that are not deleted, in the order in which they were chosen.</summary>
    public async Task<IReadOnlyList<Dataset>> FindAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var found = new List<Dataset>(ids.Count);
        foreach (var id in ids)
        {
            if (await datasets.GetAsync(scope, id, cancellationToken) is { Type: DatasetType.EvaluationSuite } suite)
                found.Add(suite);
        }

        return found;
    }

    /// <summary>422 unless all of them are test suites.</summary>
    public async Task RequireAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var found = await FindAsync(scope, ids, cancellationToken);
        var missing = ids.Except(found.Select(suite => suite.Id)).ToList();
        if (missing.Count > 0)
            throw ApiException.Invalid([.. missing.Select(id => $"suiteIds must be ids of test suites; there is none with id '{id:D}'")]);
    }
}
