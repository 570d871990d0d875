using Xunit.Sdk;
using Xunit.v3;

namespace Opik.Xunit.Running;

/// <summary>A test case on its way, with its policy.</summary>
internal sealed class TrialContext(
    TrialPolicy policy, IXunitTestCase testCase, IReadOnlyCollection<IXunitTest> tests, IMessageBus messageBus, ExceptionAggregator aggregator, CancellationTokenSource cancellation,
    ExplicitOption explicitOption, object?[] constructorArguments)
    : XunitTestCaseRunnerBaseContext<IXunitTestCase, IXunitTest>(testCase, tests, messageBus, aggregator, cancellation, testCase.TestCaseDisplayName, testCase.SkipReason, explicitOption, constructorArguments)
{
    public TrialPolicy Policy { get; } = policy;
}
