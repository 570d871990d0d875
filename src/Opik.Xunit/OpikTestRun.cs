using Opik.Xunit.Recording;
using Xunit;

namespace Opik.Xunit;

/// <summary>
/// The run of a test assembly: when its last test has ended, the experiments are stored and their addresses printed. The
/// package adds it to test projects by itself; without the package: <c>[assembly: AssemblyFixture(typeof(OpikTestRun))]</c>.
/// </summary>
public sealed class OpikTestRun : IAsyncLifetime
{
    /// <inheritdoc/>
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => RunExperiments.Current.FinishAsync(Console.Out);
}
