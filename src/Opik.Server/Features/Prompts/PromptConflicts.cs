using Opik.Server.Hosting.Errors;
using Opik.Storage;

namespace Opik.Server.Features.Prompts;

/// <summary>Conflicts of the prompt library have the shape <c>{"code":409,"message":"…"}</c>.</summary>
internal static class PromptConflicts
{
    public static async Task<T> ToldAsync<T>(Task<T> write)
    {
        try
        {
            return await write;
        }
        catch (StoreConflictException conflict)
        {
            throw ApiException.WithMessage(StatusCodes.Status409Conflict, conflict.Message);
        }
    }

    public static async Task ToldAsync(Task write)
    {
        try
        {
            await write;
        }
        catch (StoreConflictException conflict)
        {
            throw ApiException.WithMessage(StatusCodes.Status409Conflict, conflict.Message);
        }
    }
}
