using System.Runtime.CompilerServices;
using Opik.Xunit.Running;
using Xunit;
using Xunit.v3;

namespace Opik.Xunit;

/// <summary>
/// A test that is a run of an experiment: it is traced, its result is the score <c>Passed</c>, and within it
/// <see cref="OpikTest.Current"/> takes output and scores. Python: <c>@llm_unit</c>.
/// </summary>
[XunitTestCaseDiscoverer(typeof(OpikFactDiscoverer))]
[AttributeUsage(AttributeTargets.Method)]
public sealed class OpikFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
    : FactAttribute(sourceFilePath, sourceLineNumber), ITrials
{
    /// <inheritdoc/>
    public int Trials { get; set; } = 1;

    /// <inheritdoc/>
    public int PassThreshold { get; set; }
}
