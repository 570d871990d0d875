using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Llm;

/// <summary>
/// Asks models: one way for every provider, requests and answers in the form of the OpenAI interface. A call that the
/// provider could not take (429, 5xx, no connection) is repeated with growing pauses before the first byte of an answer;
/// after it, nothing is. Cancelling ends the call at the provider as well.
/// </summary>
/// <param name="http">Sends the calls; it decides about time limits and reachable addresses.</param>
/// <param name="clock">Dates answers, and measures pauses.</param>
/// <param name="retries">How often a call is repeated at most; 0: never. Default: 2.</param>
public sealed class ChatClient(HttpClient http, TimeProvider clock, int retries = 2)
{
    private readonly ChatRetry _retry = new(clock, retries);
    private readonly OpenAiProtocol _openAi = new();
    private readonly AnthropicProtocol _anthropic = new(clock);
    private readonly GeminiProtocol _gemini = new(clock);
    private readonly BedrockProtocol _bedrock = new(clock);

    /// <summary>The whole answer.</summary>
    /// <exception cref="ChatException">The model could not be asked, or did not answer well.</exception>
    public async Task<JsonObject> CompleteAsync(ChatEndpoint endpoint, ChatRequest request, CancellationToken cancellationToken)
    {
        var whole = request.WithStream(false);
        var protocol = Protocol(endpoint);
        using var response = await SendAsync(endpoint, protocol, whole, cancellationToken);
        var body = await ReadAsync(endpoint, response, cancellationToken);
        try
        {
            return protocol.Read(JsonNode.Parse(body) as JsonObject ?? throw ChatException.Unreadable("The provider answered something else than a JSON object."), whole);
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException or InvalidOperationException)
        {
            throw ChatException.Unreadable("The provider answered malformed JSON.", malformed);
        }
    }

    /// <summary>
    /// Asks for an answer in pieces. It returns when the provider has accepted the call: until then failures are thrown
    /// here, later ones by the enumeration. Enumerate it once, and to its end or dispose it.
    /// </summary>
    /// <exception cref="ChatException">The model could not be asked.</exception>
    public async Task<IAsyncEnumerable<JsonObject>> StreamAsync(ChatEndpoint endpoint, ChatRequest request, CancellationToken cancellationToken)
    {
        var pieces = request.WithStream(true);
        var protocol = Protocol(endpoint);
        var response = await SendAsync(endpoint, protocol, pieces, cancellationToken);
        return EnumerateAsync(endpoint, protocol, pieces, response, cancellationToken);
    }

    private static async IAsyncEnumerable<JsonObject> EnumerateAsync(
        ChatEndpoint endpoint, ChatProtocol protocol, ChatRequest request, HttpResponseMessage response, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var owned = response;
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        await using var pieces = protocol.ReadStreamAsync(body, request, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            try
            {
                if (!await pieces.MoveNextAsync())
                    yield break;
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException or FormatException or InvalidOperationException)
            {
                throw Broken(endpoint, failure);
            }
            catch (OperationCanceledException timeout) when (!cancellationToken.IsCancellationRequested)
            {
                throw Late(endpoint, timeout);
            }

            yield return pieces.Current;
        }
    }

    private ChatProtocol Protocol(ChatEndpoint endpoint) => endpoint.Interface switch
    {
        ChatInterface.Anthropic => _anthropic,
        ChatInterface.Gemini => _gemini,
        ChatInterface.Bedrock => _bedrock,
        _ => _openAi,
    };

    private async Task<HttpResponseMessage> SendAsync(ChatEndpoint endpoint, ChatProtocol protocol, ChatRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var response = await AnsweredAsync(endpoint, protocol, request, cancellationToken);
            endpoint.Answered?.Invoke(null);
            return response;
        }
        catch (ChatException failure)
        {
            endpoint.Answered?.Invoke(failure);
            throw;
        }
    }

    private async Task<HttpResponseMessage> AnsweredAsync(ChatEndpoint endpoint, ChatProtocol protocol, ChatRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var response = await _retry.SendAsync(token => SendOnceAsync(endpoint, protocol, request, token), cancellationToken);
            if (response.IsSuccessStatusCode)
                return response;
            using (response)
                throw await RefusalAsync(endpoint, response, cancellationToken);
        }
        catch (HttpRequestException failure)
        {
            throw Broken(endpoint, failure);
        }
        catch (OperationCanceledException timeout) when (!cancellationToken.IsCancellationRequested)
        {
            throw Late(endpoint, timeout);
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(ChatEndpoint endpoint, ChatProtocol protocol, ChatRequest request, CancellationToken cancellationToken)
    {
        using var message = protocol.Write(endpoint, request);
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(request.IsStream ? protocol.StreamType : "application/json"));
        if (endpoint.Credential is { } credential)
            await credential.ApplyAsync(message, cancellationToken);
        foreach (var (name, value) in endpoint.Headers)
        {
            message.Headers.Remove(name);
            message.Headers.TryAddWithoutValidation(name, value);
        }

        return await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private static async Task<string> ReadAsync(ChatEndpoint endpoint, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return await response.Content.ReadAsStringAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw Broken(endpoint, failure);
        }
        catch (OperationCanceledException timeout) when (!cancellationToken.IsCancellationRequested)
        {
            throw Late(endpoint, timeout);
        }
    }

    private async Task<ChatException> RefusalAsync(ChatEndpoint endpoint, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = ChatProtocol.ErrorText(await ReadAsync(endpoint, response, cancellationToken));
        var status = (int)response.StatusCode;
        // A redirect that was not followed is no answer to the client's question.
        return new ChatException(status >= 400 ? status : 502, Redact(endpoint, text.Length > 0 ? text : $"{Label(endpoint)} answered {status}."))
        {
            RetryAfter = ChatRetry.AskedPause(response, clock),
        };
    }

    private static ChatException Late(ChatEndpoint endpoint, Exception timeout) => new(504, $"{Label(endpoint)} did not answer in time.", timeout);

    // The server's users know providers by their names on the wire.
    private static string Label(ChatEndpoint endpoint) => endpoint.Provider == ModelProvider.Custom ? endpoint.Name : endpoint.Provider.Name();

    private static ChatException Broken(ChatEndpoint endpoint, Exception failure) =>
        ChatException.Unreadable(Redact(endpoint, $"{Label(endpoint)} could not be reached, or broke off: {failure.Message}"), failure);

    private static string Redact(ChatEndpoint endpoint, string text) => endpoint.Credential?.Redact(text) ?? text;
}
