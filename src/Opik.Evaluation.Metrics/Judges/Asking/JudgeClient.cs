using Microsoft.Extensions.AI;
using Opik.Llm;

namespace Opik.Evaluation.Judges;

/// <summary>Asks the model of a judge. The client is made at the first call, so that a judge can be made without a key.</summary>
internal sealed class JudgeClient(JudgeOptions options) : IDisposable
{
    private readonly Lazy<IChatClient> _client = new(() => options.Model.CreateClient(options));

    /// <summary>Id of the model, or what the client that was given says of itself.</summary>
    public string ModelName => options.Model.Name;

    /// <exception cref="TimeoutException">There was no answer in time.</exception>
    /// <exception cref="EmptyChatResponseException">The answer is empty.</exception>
    public async Task<ChatResponse> AskAsync(IReadOnlyList<ChatMessage> messages, ChatOptions request, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(options.Timeout, options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        ChatResponse response;
        try
        {
            response = await _client.Value.GetResponseAsync(messages, request, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException late) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The model {ModelName} did not answer within {options.Timeout.TotalSeconds:0.###} seconds. JudgeOptions.Timeout gives it longer.", late);
        }

        EmptyChatResponseException.ThrowIfEmpty(response);
        return response;
    }

    // A client that was given is its owner's.
    public void Dispose()
    {
        if (options.Model.Client is null && _client.IsValueCreated)
            _client.Value.Dispose();
    }
}
