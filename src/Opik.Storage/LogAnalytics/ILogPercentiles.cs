namespace Opik.Storage;

/// <summary>What is usual for runs of the same name: large numbers of runs are sampled.</summary>
public interface ILogPercentiles
{
    /// <summary>Percentiles of each name that has runs.</summary>
    Task<IReadOnlyList<NamePercentiles>> ByNameAsync(Scope scope, NameQuery query, CancellationToken cancellationToken);

    /// <summary>The distribution over the runs of the first name, and where a duration (ms) and a cost (USD) lie in it.</summary>
    Task<NameDistribution> DistributionAsync(Scope scope, NameQuery query, double? duration, double? cost, CancellationToken cancellationToken);
}
