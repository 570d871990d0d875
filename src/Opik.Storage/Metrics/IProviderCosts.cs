namespace Opik.Storage;

/// <summary>What calls of models cost.</summary>
public interface IProviderCosts
{
    /// <summary>Cost of the spans of all projects of a workspace by the provider that they name.</summary>
    /// <param name="scope">Workspace.</param>
    /// <param name="from">First instant; at the full hour, so that roll-ups answer.</param>
    /// <param name="to">Last instant.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    Task<ProviderCosts> SumAsync(Scope scope, DateTime from, DateTime to, CancellationToken cancellationToken);
}
