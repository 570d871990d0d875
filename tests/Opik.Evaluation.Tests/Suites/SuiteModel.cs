using System.Text.Json.Nodes;
using Opik.Evaluation.Judges;
using Opik.Llm;
using Opik.Testing.FakeLlm;

namespace Opik.Evaluation.Tests.Suites;

/// <summary>A judge behind the fake model server: every assertion holds unless the run has <c>RUDE</c> in it. Its model is one that is not given tools by itself, so that a run is one call.</summary>
internal sealed class SuiteModel : IAsyncDisposable
{
    private SuiteModel(FakeLlmServer server) => Server = server;

    public FakeLlmServer Server { get; }

    public JudgeModel Model => JudgeModel.Of("openai/gpt-5-nano", new ChatModelOptions { ApiKey = "none", Endpoint = Server.OpenAi });

    /// <summary>Assertions of every call, in order of the calls.</summary>
    public IEnumerable<string[]> Asked => Server.Requests.Select(request => Schema(request).Select(assertion => assertion.Value!["description"]!.GetValue<string>()).ToArray());

    public static async Task<SuiteModel> StartAsync()
    {
        var server = await FakeLlmServer.StartAsync();
        server.Answer = SuiteJudge.Answer;
        return new SuiteModel(server);
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private static JsonObject Schema(FakeLlmRequest request) => request.Body["response_format"]!["json_schema"]!["schema"]!["properties"]!.AsObject();
}
