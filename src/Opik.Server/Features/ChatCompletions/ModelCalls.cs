using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Opik.Llm;
using Opik.Server.Hosting.Egress;
using Opik.Storage;

namespace Opik.Server.Features.ChatCompletions;

/// <summary>
/// How the server's own work (judges, experiments, synthetic data) asks a model: by the name that users write and with
/// the keys of their workspace.
/// </summary>
internal sealed class ModelCalls(ModelResolver resolver, ChatClient client, EgressClients egress, TimeProvider clock)
{
    private const int Retries = 2;

    /// <summary>A model as a client, for what is written against one; its calls go the same way as <see cref="CompleteAsync"/>.</summary>
    /// <param name="scope">Whose keys are used.</param>
    /// <param name="model">The model's name as users write it.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="ChatException">The model is unknown, or there is no key.</exception>
    public async Task<IChatClient> ClientAsync(Scope scope, string model, CancellationToken cancellationToken)
    {
        var resolved = await resolver.ResolveAsync(scope, model, cancellationToken);
        return ChatModels.At(resolved.Endpoint, resolved.Model, new ChatModelOptions { Http = egress.Providers, Retries = Retries, Clock = clock, Track = false });
    }

    /// <summary>Asks once and waits for the whole answer.</summary>
    /// <param name="scope">Whose keys are used.</param>
    /// <param name="request">A request of the OpenAI interface; other spellings of its members are understood.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ChatException">The model is unknown, there is no key, or the provider did not answer well.</exception>
    public async Task<ModelAnswer> CompleteAsync(Scope scope, JsonObject request, CancellationToken cancellationToken)
    {
        ChatRequestNames.Normalize(request);
        var asked = new ChatRequest(request);
        var model = await resolver.ResolveAsync(scope, asked.Model, cancellationToken);
        var answer = await client.CompleteAsync(model.Endpoint, asked.WithModel(model.Model).For(model.Endpoint), cancellationToken);
        return new ModelAnswer(answer, model.Endpoint.Provider, model.Model);
    }

    /// <summary>Asks once and tells of the answer while it comes; <paramref name="onText"/> gets every new piece of its text.</summary>
    /// <exception cref="ChatException">As with <see cref="CompleteAsync"/>; also when the answer breaks off.</exception>
    public async Task<ModelAnswer> StreamAsync(Scope scope, JsonObject request, Action<string> onText, CancellationToken cancellationToken)
    {
        ChatRequestNames.Normalize(request);
        // Without it OpenAI tells no usage in a stream.
        request["stream_options"] = new JsonObject { ["include_usage"] = true };
        var asked = new ChatRequest(request);
        var model = await resolver.ResolveAsync(scope, asked.Model, cancellationToken);
        var started = clock.GetTimestamp();
        TimeSpan? first = null;
        var answer = new StreamedAnswer();
        await foreach (var piece in await client.StreamAsync(model.Endpoint, asked.WithModel(model.Model).For(model.Endpoint), cancellationToken))
        {
            if (answer.Add(piece) is not { } text)
                continue;
            first ??= clock.GetElapsedTime(started);
            onText(text);
        }

        return new ModelAnswer(answer.ToJson(), model.Endpoint.Provider, model.Model) { FirstPiece = first };
    }
}
