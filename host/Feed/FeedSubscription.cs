namespace SmartCampus.Host.Feed;

/// <summary>One console's look at one view.</summary>
internal sealed class FeedSubscription(string id, FeedConnection connection, FeedView view)
{
    private long shift;

    public string Id { get; } = id;

    public FeedConnection Connection { get; } = connection;

    public FeedView View { get; private set; } = view;

    /// <summary>The number of its last push: the view's, shifted by what it had seen before it came to this view.</summary>
    public long Sequence => View.Sequence + shift;

    /// <summary>Looks at another view from now on. The number jumps by one, so that a console that does not take a snapshot sees the gap and asks for one.</summary>
    public void MoveTo(FeedView view)
    {
        long next = Sequence + 1;
        View = view;
        shift = next - view.Sequence;
    }

    /// <summary>A push was left out because the console was too slow.</summary>
    public bool Lagged { get; set; }
}
