using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Llm;

/// <summary>How one interface says a chat request and its answer. Stateless; the state of a stream lives in its enumeration.</summary>
internal abstract class ChatProtocol
{
    private const int LongestError = 1000;

    /// <summary>Media type of a streamed answer.</summary>
    public virtual string StreamType => "text/event-stream";

    /// <summary>The HTTP request; the credential is added by the caller.</summary>
    /// <exception cref="ChatException">The request says something that the interface cannot.</exception>
    public abstract HttpRequestMessage Write(ChatEndpoint endpoint, ChatRequest request);

    /// <summary>The whole answer in the form of the OpenAI interface.</summary>
    /// <exception cref="ChatException">It is none.</exception>
    public abstract JsonObject Read(JsonObject answer, ChatRequest request);

    /// <summary>The pieces of a streamed answer in the form of the OpenAI interface.</summary>
    /// <exception cref="ChatException">The provider broke off, or sent something else.</exception>
    public abstract IAsyncEnumerable<JsonObject> ReadStreamAsync(Stream body, ChatRequest request, CancellationToken cancellationToken);

    /// <summary>What the provider says went wrong.</summary>
    public static string ErrorText(string body)
    {
        try
        {
            if (Find(JsonNode.Parse(body)) is { Length: > 0 } text)
                return Short(text);
        }
        catch (JsonException)
        {
            // Gateways answer in HTML or plain text.
        }

        return Short(body.Trim());
    }

    protected static HttpRequestMessage Post(Uri address, JsonObject body) => new(HttpMethod.Post, address)
    {
        Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToJsonString(ChatJson.Options))) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
    };

    /// <summary><paramref name="path"/> below the address of the endpoint.</summary>
    protected static Uri Below(ChatEndpoint endpoint, string path) =>
        new($"{endpoint.Address.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{path}{endpoint.Address.Query}");

    protected static ChatException BrokenStream(JsonNode? error) => ChatException.Unreadable(Find(error) is { Length: > 0 } text ? Short(text) : "The provider broke off.");

    // {"error":{"message":"m"}}, [{"error":{…}}], {"message":"m"}, {"error":"m"}, {"detail":"m"}
    private static string? Find(JsonNode? node) => node switch
    {
        JsonArray { Count: > 0 } list => Find(list[0]),
        JsonObject json => Find(json["error"]) ?? Find(json["message"]) ?? Find(json["detail"]) ?? Find(json["Message"]),
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => null,
    };

    private static string Short(string text) => text.Length <= LongestError ? text : text[..LongestError] + "…";
}
