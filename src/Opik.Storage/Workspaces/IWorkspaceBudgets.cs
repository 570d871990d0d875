namespace Opik.Storage;

/// <summary>What a workspace means to spend.</summary>
public interface IWorkspaceBudgets
{
    /// <summary>USD of a calendar month; null: no budget.</summary>
    Task<double?> GetAsync(Scope scope, CancellationToken cancellationToken);

    /// <summary>Sets it; null takes it away.</summary>
    Task SaveAsync(Scope scope, double? monthlyUsd, CancellationToken cancellationToken);
}
