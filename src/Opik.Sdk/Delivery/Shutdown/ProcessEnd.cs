namespace Opik.Delivery.Shutdown;

/// <summary>
/// The end of the process, for engines that nobody closed: all of them together have less than two seconds. An unhandled
/// exception ends a process without its exit event, so that one counts as well.
/// </summary>
internal static class ProcessEnd
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1.9);
    private static readonly Lock Gate = new();
    private static readonly HashSet<DeliveryEngine> Engines = [];

    static ProcessEnd()
    {
        AppDomain.CurrentDomain.ProcessExit += static (_, _) => EndAll();
        AppDomain.CurrentDomain.UnhandledException += static (_, failure) =>
        {
            if (failure.IsTerminating)
                EndAll();
        };
    }

    public static void Add(DeliveryEngine engine)
    {
        lock (Gate)
            Engines.Add(engine);
    }

    public static void Remove(DeliveryEngine engine)
    {
        lock (Gate)
            Engines.Remove(engine);
    }

    private static void EndAll()
    {
        DeliveryEngine[] open;
        lock (Gate)
        {
            open = [.. Engines];
            Engines.Clear();
        }

        if (open.Length == 0)
            return;
        try
        {
            Task.WaitAll([.. open.Select(engine => Task.Run(engine.EndNowAsync))], Limit);
        }
        catch (AggregateException)
        {
            // The process is ending: there is nobody left to tell, and nothing may stop it.
        }
    }
}
