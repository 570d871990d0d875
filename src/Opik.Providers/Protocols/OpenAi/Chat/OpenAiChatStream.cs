using System.Text.Json.Nodes;
using Opik.Providers.Json;

namespace Opik.Providers.Protocols.OpenAi.Chat;

/// <summary>Chunks of a chat completion, ended by <c>[DONE]</c>.</summary>
internal class OpenAiChatStream : StreamAggregate
{
    private readonly SortedDictionary<long, OpenAiChoice> choices = [];
    private JsonObject? response;

    public override void Add(string? type, JsonObject data)
    {
        // {"error":{"message":"…","type":"server_error"}}, also with code only.
        if (data.Member("error") is { } error)
        {
            Fail(error.Text("type") ?? error.Text("code") ?? "error", error.Text("message") ?? error.AsText());
            return;
        }

        response ??= [];
        var list = data.Take("choices") as JsonArray;
        data.MoveTo(response);
        foreach (var item in list ?? [])
        {
            if (item is JsonObject choice)
                Choice(choice.Integer("index") ?? 0).Add(choice, this);
        }
    }

    public override JsonObject? ToResponse()
    {
        if (response is null)
            return null;
        var whole = (JsonObject)response.DeepClone();
        if (whole.Text("object") == "chat.completion.chunk")
            whole["object"] = "chat.completion";
        whole["choices"] = new JsonArray([.. choices.Values.Select(static choice => choice.ToJson())]);
        return whole;
    }

    private OpenAiChoice Choice(long index)
    {
        if (!choices.TryGetValue(index, out var choice))
            choices[index] = choice = new OpenAiChoice(index);
        return choice;
    }
}
