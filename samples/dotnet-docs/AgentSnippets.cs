using System.Runtime.CompilerServices;
using Opik.Agents;

namespace Opik.Samples.Docs;

internal static class AgentSnippets
{
    public static async Task RunnerAsync(CancellationToken stopping)
    {
        #region runner
        await using var client = new OpikClient(new OpikOptions { ProjectName = "my project" });
        await using var runner = client.CreateAgentRunner();
        runner.AddAgent("answer", async (string message, int nights = 1) =>
        {
            AgentRun.Current?.Log($"{nights} nights");
            return await new Agent().AnswerAsync(message);
        });
        runner.AddAgent("stream", StreamAsync, new AgentOptions { Description = "Answers word by word", Timeout = TimeSpan.FromMinutes(2) });
        await runner.RunAsync(stopping); // until it is cancelled

        static async IAsyncEnumerable<string> StreamAsync(string message, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            foreach (var word in message.Split(' '))
            {
                await Task.Delay(100, cancellationToken);
                yield return word + " ";
            }
        }
        #endregion
    }

    public static void WithoutReflection(AgentRunner runner)
    {
        #region aot
        runner.AddAgent("answer", [new OpikEntrypointParameter("message", "string", Required: true)], static async run =>
        {
            run.ReportOutput("One moment. ");
            return await new Agent().AnswerAsync(run.Inputs["message"].GetString()!);
        });
        #endregion
    }
}
