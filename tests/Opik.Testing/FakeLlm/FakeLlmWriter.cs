using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Opik.Testing.FakeLlm;

/// <summary>Writes answers in the interface of the call.</summary>
internal static class FakeLlmWriter
{
    public static async Task WriteAsync(HttpContext http, FakeLlmRequest request, FakeLlmAnswer answer, int tokens)
    {
        http.Response.StatusCode = answer.Status;
        if (answer.RetryAfter is { } seconds)
            http.Response.Headers.RetryAfter = seconds.ToString();
        if (answer.Raw is { } raw)
            await WriteTextAsync(http, request.IsStream ? "text/event-stream" : "application/json", raw);
        else if (answer.Error is { } error)
            await WriteTextAsync(http, "application/json", new JsonObject { ["error"] = new JsonObject { ["message"] = error, ["type"] = "fake" } }.ToJsonString());
        else if (request.Interface == FakeLlmInterface.Token)
            await WriteTextAsync(http, "application/json", $$"""{"access_token":"token-{{tokens}}","expires_in":3600,"token_type":"Bearer"}""");
        else if (request.Interface == FakeLlmInterface.Ollama)
            await WriteTextAsync(http, "application/json", Ollama(request.Path));
        else if (request.IsStream)
            await StreamAsync(http, request, answer);
        else
            await WriteTextAsync(http, "application/json", Whole(request, answer).ToJsonString());
    }

    private static JsonObject Whole(FakeLlmRequest request, FakeLlmAnswer answer) => request.Interface switch
    {
        FakeLlmInterface.Anthropic => FakeAnthropic.Whole(request, answer),
        FakeLlmInterface.Gemini => FakeGemini.Whole(answer),
        FakeLlmInterface.Bedrock => FakeBedrock.Whole(answer),
        _ => FakeOpenAi.Whole(request, answer),
    };

    private static IEnumerable<byte[]> Events(FakeLlmRequest request, FakeLlmAnswer answer) =>
        request.Interface == FakeLlmInterface.Bedrock ? FakeBedrock.Events(answer) : Texts(request, answer).Select(Encoding.UTF8.GetBytes);

    private static IEnumerable<string> Texts(FakeLlmRequest request, FakeLlmAnswer answer) => request.Interface switch
    {
        FakeLlmInterface.Anthropic => FakeAnthropic.Events(request, answer),
        FakeLlmInterface.Gemini => FakeGemini.Events(answer),
        _ => FakeOpenAi.Events(request, answer),
    };

    private static async Task StreamAsync(HttpContext http, FakeLlmRequest request, FakeLlmAnswer answer)
    {
        http.Response.ContentType = request.Interface == FakeLlmInterface.Bedrock ? "application/vnd.amazon.eventstream" : "text/event-stream";
        foreach (var item in Events(request, answer))
        {
            await http.Response.Body.WriteAsync(item, http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
            await Task.Delay(answer.PieceWait, http.RequestAborted);
        }
    }

    private static string Ollama(string path) => path switch
    {
        "/api/version" => """{"version":"0.9.1"}""",
        "/api/tags" => """{"models":[{"name":"llama3.2:latest","modified_at":"2026-01-02T03:04:05.678+02:00","size":2019393189,"digest":"a80c4f17"},{"name":"qwen3:8b","size":5225388164}]}""",
        _ => "{}",
    };

    private static Task WriteTextAsync(HttpContext http, string type, string text)
    {
        http.Response.ContentType = type;
        return http.Response.WriteAsync(text, http.RequestAborted);
    }
}
