namespace Opik.Storage;

/// <summary>How much environments are used.</summary>
public interface IEnvironmentTraffic
{
    /// <summary>Traces of all projects of a workspace by the environment that they name, without regard to case.</summary>
    /// <param name="scope">Workspace.</param>
    /// <param name="from">First instant.</param>
    /// <param name="to">Last instant.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    Task<EnvironmentTraffic> CountAsync(Scope scope, DateTime from, DateTime to, CancellationToken cancellationToken);
}
