using System.Diagnostics;
using Opik.Sdk.Testing;

namespace Opik.Samples.Docs;

/// <summary>Snippets of docs/dotnet/testing.md; in a test project the assertions are those of its framework.</summary>
internal static class TestingSnippets
{
    public static async Task RunAsync()
    {
        #region recorder
        var recorder = new OpikRecorder();
        using (recorder.UseAsDefault())
            await new Agent().AnswerAsync("What is a span?");

        Debug.Assert(recorder.Span("GenerateAsync").Model == "gpt-4o-mini");
        Debug.Assert(recorder.Trace("AnswerAsync").Spans[0].Spans.Count == 2, recorder.ToString());
        #endregion
        Console.WriteLine(recorder);
        #region waiting
        var background = recorder.Client.StartTrace("background");
        _ = Task.Run(() => background.End());
        await recorder.WaitUntilEndedAsync(TimeSpan.FromSeconds(5));
        #endregion
    }
}
