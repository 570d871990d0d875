namespace Opik.Server.Features.Studio.Running;

/// <summary>Somebody paused the run: nothing new is begun.</summary>
internal sealed class StudioPausedException : Exception
{
    public StudioPausedException()
        : base("The run was paused.")
    {
    }
}
