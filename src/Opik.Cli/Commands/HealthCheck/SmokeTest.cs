using System.Text;
using Opik.Cli.Hosting;
using Opik.Contracts;
using Opik.Searching;

namespace Opik.Cli.Commands.HealthCheck;

/// <summary>Logs a trace as a program would, and reads it back.</summary>
internal static class SmokeTest
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Runs it.</summary>
    /// <returns>True when the trace arrived with its span.</returns>
    public static async Task<bool> RunAsync(CommandContext context, string workspace, string projectName, CancellationToken cancellationToken)
    {
        var terminal = context.Terminal;
        terminal.WriteHeading("smoke test");
        terminal.WriteField("Workspace", workspace);
        terminal.WriteField("Project", projectName);
        var options = context.Options(workspace);
        options.ProjectName = projectName;
        options.TrackDisable = false;
        await using var client = new OpikClient(options);
        var traceId = Log(client);
        var result = await client.FlushAsync(Longest, cancellationToken).ConfigureAwait(false);
        terminal.WriteLine(result.Success ? "Flushed data to Opik." : $"Not everything was flushed to Opik: {result.DroppedItems} lost, {result.RemainingQueueSize} waiting.");
        try
        {
            var spans = await client.Spans.SearchAsync(new SpanSearch { ProjectName = projectName, TraceId = traceId, WaitForAtLeast = 1, WaitForTimeout = Longest }, cancellationToken).ConfigureAwait(false);
            terminal.WriteField("Smoke test", $"the trace arrived with {spans.Count} span: {client.Links.Trace(traceId)}");
            return true;
        }
        catch (OpikException failure)
        {
            terminal.Fail($"Smoke test failed: {failure.Message}");
            return false;
        }
    }

    private static Guid Log(OpikClient client)
    {
        var number = Random.Shared.Next(1_000_000);
        using var trace = client.StartTrace("opik-smoke-test");
        trace.SetInput($"What is {number} + 1?");
        using (var span = client.StartSpan("completion", SpanType.Llm))
        {
            span.SetInput($"What is {number} + 1?");
            span.Model = "smoke-test";
            span.Provider = "opik";
            span.Usage = new Dictionary<string, long> { ["prompt_tokens"] = 8, ["completion_tokens"] = 4, ["total_tokens"] = 12 };
            span.SetOutput($"{number + 1}");
            span.Attach(OpikAttachment.FromBytes(Encoding.UTF8.GetBytes($"<svg xmlns='http://www.w3.org/2000/svg' width='120' height='40'><text y='24'>{number}</text></svg>"), "smoke-test.svg", "image/svg+xml"));
        }

        trace.SetOutput($"{number + 1}");
        return trace.Id;
    }
}
