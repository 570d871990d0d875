namespace Opik.Tracing;

/// <content>Asynchronous methods: the span ends with the task.</content>
public partial struct TrackedCall
{
    /// <summary>Follows the task of the call.</summary>
    public readonly Task Await(Task task) => Await(new ValueTask(task)).AsTask();

    /// <summary>Follows the task of the call.</summary>
    public readonly Task<T> Await<T>(Task<T> task) => Await(new ValueTask<T>(task)).AsTask();

    /// <summary>Follows the task of the call.</summary>
    public readonly ValueTask Await(ValueTask task)
    {
        Leave();
        return Follow(this, task);

        static async ValueTask Follow(TrackedCall call, ValueTask task)
        {
            try
            {
                await task.ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                call.Fail(exception);
                throw;
            }
            finally
            {
                await call.EndAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>Follows the task of the call.</summary>
    public readonly ValueTask<T> Await<T>(ValueTask<T> task)
    {
        Leave();
        return Follow(this, task);

        static async ValueTask<T> Follow(TrackedCall call, ValueTask<T> task)
        {
            try
            {
                var result = await task.ConfigureAwait(false);
                call.Result(result);
                return result;
            }
            catch (Exception exception)
            {
                call.Fail(exception);
                throw;
            }
            finally
            {
                await call.EndAsync().ConfigureAwait(false);
            }
        }
    }
}
