using Xunit.Sdk;
using Xunit.v3;

namespace Opik.Xunit.Running;

/// <summary>Finds tests marked <see cref="OpikTheoryAttribute"/>; their rows are read when they run.</summary>
public sealed class OpikTheoryDiscoverer : IXunitTestCaseDiscoverer
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, IXunitTestMethod testMethod, IFactAttribute factAttribute)
    {
        ArgumentNullException.ThrowIfNull(testMethod);
        var details = CaseDetails.Of(discoveryOptions, testMethod, factAttribute);
        var policy = TrialPolicy.Of(factAttribute);
        return new([details.IsSkipped ? new OpikFactCase(policy, details) : new OpikTheoryCase(policy, details, ((ITheoryAttribute)factAttribute).SkipTestWithoutData)]);
    }
}
