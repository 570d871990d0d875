using System.Text.Json.Nodes;
using Opik.Xunit.Source;
using Xunit.Sdk;
using Xunit.v3;

namespace Opik.Xunit.Recording;

/// <summary>One trial as it is stored: its trace, the score <c>Passed</c>, its place in the experiment.</summary>
internal sealed class TrialRecording
{
    private readonly OpikTest _test;
    private readonly DatasetRow? _row;
    private readonly TestContent _content;

    private TrialRecording(OpikTest test, DatasetRow? row, TestContent content) => (_test, _row, _content) = (test, row, content);

    /// <summary>Page of the trace; null: it is not recorded.</summary>
    public Uri? Address => _test.Trace.Id == Guid.Empty ? null : OpikClient.Default.Links.Trace(_test.Trace.Id);

    /// <summary>Opens the trace, as the current one of the caller's flow.</summary>
    public static TrialRecording Start(IXunitTest test, int trial, int trials)
    {
        var row = DatasetRow.Of(test.Traits);
        var content = TestContent.Of(test);
        var input = row?.Item.Data ?? content.Input;
        var client = OpikClient.Default;
        var trace = client.StartTrace(test.TestMethod.MethodName, new TraceOptions { Input = input, ProjectName = row?.Source.Dataset.ProjectName, Tags = ["xunit"] });
        trace.SetMetadata("test", test.TestDisplayName);
        if (trials > 1)
            trace.SetMetadata("trial", trial);
        return new TrialRecording(new OpikTest(client, trace, (JsonObject)input.DeepClone(), row?.Item, trial), row, content);
    }

    public void End(bool isSkipped, ITestFailed? failure)
    {
        var trace = _test.Trace;
        if (failure is not null)
            trace.SetError(failure.ExceptionTypes[0] ?? "Exception", failure.Messages[0], failure.StackTraces[0]);
        if (isSkipped)
            trace.AddTags("skipped");
        else
            trace.AddFeedbackScore("Passed", failure is null ? 1 : 0);
        trace.End();
        OpikTest.Leave();
        if (!isSkipped)
            RunExperiments.Current.Add(_row, _content, trace, failure is null);
    }
}
