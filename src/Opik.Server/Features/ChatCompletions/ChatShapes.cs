using System.Text.Json;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.ChatCompletions;

/// <summary>A conversation to go on with, in the form of OpenAI; members that are not named here are passed on.</summary>
[RequiredMembers(nameof(Model), nameof(Messages))]
internal sealed record ChatCompletionBody(
    string Model, IReadOnlyList<ChatMessageShape> Messages, bool? Stream, double? Temperature, double? TopP, int? MaxTokens, int? MaxCompletionTokens, JsonElement? Tools, JsonElement? ResponseFormat);

/// <summary>A message: text, or a list of parts.</summary>
[RequiredMembers(nameof(Role))]
internal sealed record ChatMessageShape(string Role, JsonElement? Content);
