using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Server.Features.Evaluators.Code;

namespace Opik.Server.Features.Evaluators.Judging;

/// <summary>What a judge is asked: the messages of the rule, filled, and the form of the answer.</summary>
internal sealed class JudgePrompt
{
    private readonly JudgeCode _code;
    private readonly JsonElement _values;
    private readonly JsonArray _messages = [];
    private readonly StringBuilder _texts = new();

    public JudgePrompt(JudgeCode code, JsonElement values)
    {
        (_code, _values) = (code, values);
        foreach (var message in code.Messages!)
            _messages.Add(Message(message!));
        Append(JudgeSchema.Task(code.Schema!));
    }

    /// <summary>Characters of all texts and addresses.</summary>
    public int Length { get; private set; }

    /// <summary>The texts of the rule, filled, for its log.</summary>
    public override string ToString() => _texts.ToString().TrimEnd();

    /// <summary>The request in the form of the OpenAI interface.</summary>
    /// <param name="withSchema">Whether the provider is to enforce the form of the answer.</param>
    public JsonObject Request(bool withSchema)
    {
        var request = new JsonObject();
        foreach (var (name, value) in _code.Model!.CustomParameters ?? [])
        {
            // An answer in pieces could not be read.
            if (name is not ("stream" or "stream_options"))
                request[name] = value?.DeepClone();
        }

        request["model"] = _code.Model.Name;
        request["messages"] = _messages.DeepClone();
        if (_code.Model.Temperature is { } temperature)
            request["temperature"] = temperature;
        if (_code.Model.Seed is { } seed)
            request["seed"] = seed;
        request["response_format"] = withSchema ? JudgeSchema.Format(_code.Schema!) : new JsonObject { ["type"] = "json_object" };
        return request;
    }

    private JsonObject Message(JudgeMessage message)
    {
        JsonNode content = message.ContentArray is { Count: > 0 } parts ? new JsonArray([.. parts.Select(part => Part(part!))]) : Text(message.Content ?? string.Empty);
        return new JsonObject { ["role"] = Role(message.Role!), ["content"] = content };
    }

    private JsonObject Part(JudgePart part) => part switch
    {
        { ImageUrl: { } image } => Media("image_url", image),
        { VideoUrl: { } video } => Media("video_url", video),
        { AudioUrl: { } audio } => Media("audio_url", audio),
        _ => new JsonObject { ["type"] = "text", ["text"] = Text(part.Text ?? string.Empty) },
    };

    private JsonObject Media(string type, JudgeMedia media)
    {
        var url = MustacheText.Render(media.Url!, _values);
        Length += url.Length;
        var address = new JsonObject { ["url"] = url };
        if (media.Detail is { } detail)
            address["detail"] = detail;
        return new JsonObject { ["type"] = type, [type] = address };
    }

    private JsonValue Text(string template)
    {
        var text = MustacheText.Render(template, _values);
        Length += text.Length;
        _texts.Append(text).Append('\n');
        return JsonValue.Create(text);
    }

    // To the last message where it is a text of the user: some providers want roles to alternate.
    private void Append(string task)
    {
        if (_messages[^1] is JsonObject last && last["role"]!.GetValue<string>() == "user" && last["content"] is JsonValue text)
            last["content"] = $"{text.GetValue<string>()}\n\n{task}";
        else if (_messages[^1] is JsonObject { } other && other["role"]!.GetValue<string>() == "user" && other["content"] is JsonArray parts)
            parts.Add(new JsonObject { ["type"] = "text", ["text"] = task });
        else
            _messages.Add(new JsonObject { ["role"] = "user", ["content"] = task });
    }

    private static string Role(string role) => role switch
    {
        "SYSTEM" => "system",
        "AI" => "assistant",
        _ => "user",
    };
}
