using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Results of guardrails.</summary>
public interface IGuardrailResults
{
    /// <summary>Writes results; the trace need not exist yet.</summary>
    Task AddAsync(Scope scope, IReadOnlyList<GuardrailCheck> checks, CancellationToken cancellationToken);
}
