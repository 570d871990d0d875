using System.Net;

namespace Opik.Rest;

/// <summary>Finding something by name or creating it while others may do the same.</summary>
internal static class GetOrCreate
{
    private const int Attempts = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Finds or creates; a conflict means that somebody was faster, and is looked up.</summary>
    /// <param name="find">Null: there is none yet.</param>
    /// <param name="create">Throws 409 when there is one.</param>
    /// <param name="clock">Measures pauses.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OpikApiException">The server refused; 409: the name is taken by something that is not found under it.</exception>
    public static async Task<T> RunAsync<T>(Func<Task<T?>> find, Func<Task<T>> create, TimeProvider clock, CancellationToken cancellationToken)
        where T : class
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await find().ConfigureAwait(false) is { } found)
                return found;
            try
            {
                return await create().ConfigureAwait(false);
            }
            catch (OpikApiException taken) when (taken.StatusCode == HttpStatusCode.Conflict && attempt < Attempts)
            {
                // A server may refuse the second of two creates before the first can be read.
                await Task.Delay(Pause, clock, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
