using System.Text;
using System.Text.Json.Nodes;
using Opik.Providers.Json;

namespace Opik.Providers.Protocols.Bedrock.InvokeModel;

/// <summary>
/// Formats whose pieces look like the whole answer with a part of the text in it:
/// Llama <c>{"generation":"Hi","stop_reason":null}</c>, Titan <c>{"outputText":"Hi","index":0}</c>,
/// Mistral <c>{"outputs":[{"text":"Hi","stop_reason":null}]}</c> or <c>{"choices":[{"message":{"content":"Hi"}}]}</c>,
/// Cohere <c>{"text":"Hi"}</c>.
/// </summary>
internal sealed class TextPieces : StreamAggregate
{
    private static readonly string[] Names = ["generation", "outputText", "text", "completion"];
    private readonly StringBuilder text = new();
    private JsonObject? response;
    private string name = "generation";

    public override void Add(string? type, JsonObject data)
    {
        response ??= [];
        foreach (var candidate in Names)
        {
            if (data.Take(candidate) is not { } value)
                continue;
            name = candidate;
            Append(text, value.AsText());
        }

        AddListed(data, "outputs");
        AddListed(data, "choices");
        data.MoveTo(response);
    }

    public override JsonObject? ToResponse()
    {
        if (response is null)
            return null;
        var whole = (JsonObject)response.DeepClone();
        if (name is "outputs" && whole[name] is JsonArray and [JsonObject output, ..])
            output["text"] = text.ToString();
        else if (name is "choices" && whole[name] is JsonArray and [JsonObject choice, ..])
            (choice["message"] ??= new JsonObject { ["role"] = "assistant" })["content"] = text.ToString();
        else if (name is "outputText")
            whole["results"] = new JsonArray(new JsonObject { ["outputText"] = text.ToString(), ["completionReason"] = whole.Take("completionReason") });
        else
            whole[name] = text.ToString();
        return whole;
    }

    private void AddListed(JsonObject data, string list)
    {
        if (data.Array(list) is not [JsonObject first, ..])
            return;
        name = list;
        Append(text, first.Text("text") ?? first.Object("message").Text("content"));
    }
}
