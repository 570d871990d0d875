using Microsoft.Extensions.AI;

namespace Opik.Evaluation.Judges;

/// <summary>Asks the model of a judge. The client is made at the first call, so that a judge can be made without a key.</summary>
internal sealed class JudgeClient(JudgeModel model, TimeSpan timeout, TimeProvider time)
{
    private readonly Lazy<IChatClient> _client = new(model.CreateClient);

    /// <summary>Id of the model, or the type of the client that was given.</summary>
    public string ModelName => model.Client is { } client ? client.GetService<ChatClientMetadata>()?.DefaultModelId ?? client.GetType().Name : model.ResolvedId;

    /// <exception cref="TimeoutException">There was no answer in time.</exception>
    /// <exception cref="EmptyModelResponseException">The answer is empty.</exception>
    public async Task<ChatResponse> AskAsync(IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        ChatResponse response;
        try
        {
            response = await _client.Value.GetResponseAsync(messages, options, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException late) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The model {ModelName} did not answer within {timeout.TotalSeconds:0.###} seconds. JudgeOptions.Timeout gives it longer.", late);
        }

        var isEmpty = response.Text.Length == 0 && !response.Messages.Any(message => message.Contents.OfType<FunctionCallContent>().Any());
        return isEmpty ? throw new EmptyModelResponseException(response.ModelId ?? ModelName, response.FinishReason) : response;
    }
}
