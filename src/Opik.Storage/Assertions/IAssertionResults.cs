using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Results of test-suite assertions.</summary>
public interface IAssertionResults
{
    /// <summary>Writes results; the same entity, name and author overwrites.</summary>
    Task PutAsync(Scope scope, IReadOnlyList<AssertionResultWrite> results, CancellationToken cancellationToken);
}
