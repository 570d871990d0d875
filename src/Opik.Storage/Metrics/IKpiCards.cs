namespace Opik.Storage;

/// <summary>Key figures of a project.</summary>
public interface IKpiCards
{
    /// <summary>The figures of the period and of the one before.</summary>
    Task<KpiCards> GetAsync(Scope scope, KpiQuery query, CancellationToken cancellationToken);
}
