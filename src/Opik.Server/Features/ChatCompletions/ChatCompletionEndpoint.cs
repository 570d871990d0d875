using System.Text;
using System.Text.Json.Nodes;
using Opik.Llm;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;

namespace Opik.Server.Features.ChatCompletions;

/// <summary>Asks a model with the keys of the workspace. A client that goes away ends the call at the provider.</summary>
internal sealed partial class ChatCompletionEndpoint(RequestBody body, ModelResolver resolver, ChatClient client, ILogger<ChatCompletionEndpoint> log)
{
    private static readonly byte[] Done = "data: [DONE]\n\n"u8.ToArray();

    public async Task CompleteAsync(HttpContext http)
    {
        try
        {
            var request = await body.ReadJsonAsync(http, ChatBody.Read);
            var model = await resolver.ResolveAsync(http.Scope(), request.Model, http.RequestAborted);
            var asked = request.WithModel(model.Model);
            if (request.IsStream)
                await StreamAsync(http, model, asked);
            else
                await AnswerAsync(http, model, await client.CompleteAsync(model.Endpoint, asked, http.RequestAborted));
        }
        catch (ChatException failure) when (!http.Response.HasStarted)
        {
            throw ToApi(failure);
        }
    }

    private static async Task AnswerAsync(HttpContext http, ResolvedModel model, JsonObject answer)
    {
        Describe(http, model, answer["model"]?.ToString());
        await http.WriteDtoAsync(200, answer);
    }

    private async Task StreamAsync(HttpContext http, ResolvedModel model, ChatRequest request)
    {
        var stop = http.RequestAborted;
        await using var pieces = (await client.StreamAsync(model.Endpoint, request, stop)).GetAsyncEnumerator(stop);
        // The first piece tells the model, and whether there is an answer at all: until then a failure has its own status.
        var any = await pieces.MoveNextAsync();
        Describe(http, model, any ? pieces.Current["model"]?.ToString() : null);
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-cache";
        // Proxies that collect answers would hold the pieces back.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            for (; any; any = await pieces.MoveNextAsync())
                await SendAsync(http, Event(pieces.Current));
            await SendAsync(http, Done);
        }
        catch (ChatException failure)
        {
            LogBroken(log, model.Provider, failure);
            await SendAsync(http, Event(new JsonObject { ["code"] = failure.Status, ["message"] = failure.Message }));
        }
    }

    private static byte[] Event(JsonObject data) => Encoding.UTF8.GetBytes($"data: {data.ToJsonString(WireJson.Options)}\n\n");

    private static async Task SendAsync(HttpContext http, byte[] text)
    {
        await http.Response.Body.WriteAsync(text, http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
    }

    private static void Describe(HttpContext http, ResolvedModel model, string? actual)
    {
        http.Response.Headers["X-Opik-Provider"] = model.Provider;
        http.Response.Headers["X-Opik-Actual-Model"] = Header(string.IsNullOrEmpty(actual) ? model.Model : actual);
    }

    // A name of a local model may have any letters; headers have not.
    private static string Header(string text) => text.All(char.IsAscii) && !text.Any(char.IsControl) ? text : Uri.EscapeDataString(text);

    private static ApiException ToApi(ChatException failure) =>
        failure is { Status: 429, RetryAfter: { } pause } ? ApiException.TooManyRequests(failure.Message, (int)Math.Min(pause.TotalSeconds, 3600)) : ApiException.WithMessage(failure.Status, failure.Message);

    [LoggerMessage(3300, LogLevel.Warning, "An answer of {Provider} broke off.")]
    private static partial void LogBroken(ILogger log, string provider, Exception failure);
}
