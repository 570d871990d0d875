using System.Runtime.CompilerServices;
using Opik.Xunit.Running;
using Xunit;
using Xunit.v3;

namespace Opik.Xunit;

/// <summary>
/// A theory whose rows are runs of an experiment: rows of <see cref="OpikDatasetAttribute"/>, or of any other data. Rows are
/// read when the tests run, not when they are listed, so that listing tests needs no server. Python: <c>@llm_unit</c> with
/// <c>pytest.mark.parametrize</c>.
/// </summary>
[XunitTestCaseDiscoverer(typeof(OpikTheoryDiscoverer))]
[AttributeUsage(AttributeTargets.Method)]
public sealed class OpikTheoryAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
    : TheoryAttribute(sourceFilePath, sourceLineNumber), ITrials
{
    /// <inheritdoc/>
    public int Trials { get; set; } = 1;

    /// <inheritdoc/>
    public int PassThreshold { get; set; }
}
