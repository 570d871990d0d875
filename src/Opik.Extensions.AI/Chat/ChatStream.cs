using Microsoft.Extensions.AI;

namespace Opik.Extensions.AI.Chat;

/// <summary>Follows a streamed answer step by step. Its span ends with the stream, with its error, or when the caller stops reading.</summary>
internal sealed class ChatStream(ModelCallSpan call, OpikMiddlewareOptions how)
{
    private readonly List<ChatResponseUpdate> _updates = [];
    private decimal? _cost;
    private bool _isOver;

    /// <summary>Takes one step, inside the span.</summary>
    public async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<ChatResponseUpdate> source)
    {
        using var scope = call.Enter();
        try
        {
            if (await source.MoveNextAsync().ConfigureAwait(false))
            {
                if (source.Current.Contents.Count > 0)
                    call.FirstToken();
                _updates.Add(source.Current);
                return true;
            }

            _isOver = true;
            return false;
        }
        catch (Exception exception)
        {
            _isOver = true;
            call.Span.SetError(exception);
            throw;
        }
        finally
        {
            _cost = scope.TotalCost ?? _cost;
        }
    }

    /// <summary>Closes the stream and writes what came of it.</summary>
    public async ValueTask DisposeAsync(IAsyncEnumerator<ChatResponseUpdate> source)
    {
        try
        {
            using var scope = call.Enter();
            await source.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            call.Span.SetError(exception);
            throw;
        }
        finally
        {
            if (_updates.Count > 0)
                ChatCallWriter.WriteAnswer(call, _updates.ToChatResponse(), how);
            if (!_isOver)
                call.SetMetadata("stream_completed", false);
            call.Span.TotalCost ??= _cost;
        }
    }
}
