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
        HeldMessages? decisive = null;
        for (var trial = 1; trial <= ctxt.Policy.Trials && !ctxt.CancellationTokenSource.IsCancellationRequested; trial++)
        {
            var (summary, messages) = await RunTrialAsync(ctxt, test, trial);
            time += summary.Time;
            if (messages.IsSkipped)
            {
                messages.Release();
                return summary;
            }

            passed += messages.Failure is null ? 1 : 0;
            if (decisive is null || passed >= ctxt.Policy.PassThreshold ? messages.Failure is null || decisive is null : messages.Failure is not null)
                decisive = messages;
        }

        decisive?.Release();
        return new RunSummary { Total = 1, Failed = passed >= ctxt.Policy.PassThreshold ? 0 : 1, Time = time };
    }

    private static async ValueTask<(RunSummary Summary, HeldMessages Messages)> RunTrialAsync(TrialContext ctxt, IXunitTest test, int trial)
    {
        using var messages = new HeldMessages(ctxt.MessageBus);
        // Both the test and its trace are the current ones of this asynchronous flow only.
        var recording = TrialRecording.Start(test, trial, ctxt.Policy.Trials);
        var summary = await XunitTestRunner.Instance.Run(
            test, messages, ctxt.ConstructorArguments, ctxt.ExplicitOption, ctxt.Aggregator.Clone(), ctxt.CancellationTokenSource, ctxt.BeforeAfterTestAttributes);
        await recording.EndAsync(messages.IsSkipped, messages.Failure);
        return (summary, messages);
    }
}
