using Opik.Xunit.Recording;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Opik.Xunit.Running;

/// <summary>
/// Runs each test as often as its policy says, every time with the trace of that trial as the current one. One trial speaks
/// for the test: one that passed when enough did, else the last that failed.
/// </summary>
internal sealed class TrialRunner : XunitTestCaseRunnerBase<TrialContext, IXunitTestCase, IXunitTest>
{
    private static readonly TrialRunner Instance = new();

    public static async ValueTask<RunSummary> RunAsync(
        IXunitTestCase testCase, TrialPolicy policy, ExplicitOption explicitOption, IMessageBus messageBus, object?[] constructorArguments, ExceptionAggregator aggregator, CancellationTokenSource cancellation)
    {
        var tests = await aggregator.RunAsync(testCase.CreateTests, []);
        if (aggregator.ToException() is { } failure)
            return XunitRunnerHelper.FailTestCases(messageBus, cancellation, [testCase], failure, sendTestCaseMessages: false);
        await using var context = new TrialContext(policy, testCase, tests, messageBus, aggregator, cancellation, explicitOption, constructorArguments);
        await context.InitializeAsync();
        return await Instance.Run(context);
    }

    /// <inheritdoc/>
    protected override async ValueTask<RunSummary> RunTest(TrialContext ctxt, IXunitTest test)
    {
        var (passed, time) = (0, 0m);
        Trial? decisive = null;
        for (var number = 1; number <= ctxt.Policy.Trials && !ctxt.CancellationTokenSource.IsCancellationRequested; number++)
        {
            var trial = await RunTrialAsync(ctxt, test, number);
            time += trial.Summary.Time;
            if (trial.Messages.IsSkipped)
            {
                trial.Messages.Release();
                return trial.Summary;
            }

            passed += trial.Passed ? 1 : 0;
            // One that failed, unless enough have passed by now: then the last that did.
            if (decisive is null || trial.Passed == passed >= ctxt.Policy.PassThreshold)
                decisive = trial;
        }

        var policy = ctxt.Policy;
        decisive?.Messages.Release(policy.Trials > 1 ? $"{passed} of {policy.Trials} trials passed, {policy.PassThreshold} have to. The last failure:" : null, decisive.Trace);
        return new RunSummary { Total = 1, Failed = passed >= policy.PassThreshold ? 0 : 1, Time = time };
    }

    private static async ValueTask<Trial> RunTrialAsync(TrialContext ctxt, IXunitTest test, int number)
    {
        var messages = new HeldMessages(ctxt.MessageBus);
        // Both the test and its trace are the current ones of this asynchronous flow only.
        var recording = TrialRecording.Start(test, number, ctxt.Policy.Trials);
        var summary = await XunitTestRunner.Instance.Run(
            test, messages, ctxt.ConstructorArguments, ctxt.ExplicitOption, ctxt.Aggregator.Clone(), ctxt.CancellationTokenSource, ctxt.BeforeAfterTestAttributes);
        recording.End(messages.IsSkipped, messages.Failure);
        return new Trial(summary, messages, recording.Address);
    }

    private sealed record Trial(RunSummary Summary, HeldMessages Messages, Uri? Trace)
    {
        public bool Passed => Messages.Failure is null;
    }
}
