using Xunit.Sdk;
using Xunit.v3;

namespace Opik.Xunit.Running;

/// <summary>Finds tests marked <see cref="OpikFactAttribute"/>.</summary>
public sealed class OpikFactDiscoverer : IXunitTestCaseDiscoverer
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, IXunitTestMethod testMethod, IFactAttribute factAttribute)
    {
        ArgumentNullException.ThrowIfNull(testMethod);
        return new([new OpikFactCase(TrialPolicy.Of(factAttribute), CaseDetails.Of(discoveryOptions, testMethod, factAttribute))]);
    }
}
